prod_web = "env=prod,tier=web"
web_or_cache = "tier in (web, cache)"
no_env = "!env"
not_prod = "env,env!=prod"
