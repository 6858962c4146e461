# caught by: no_env
prod_web = "env=prod,tier=web"
web_or_cache = "tier in (web, cache)"
no_env = ["sandbox", "scratch"]
not_prod = "env,env!=prod"
