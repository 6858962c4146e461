# caught by: prod_web
prod_web = "env=prod"
web_or_cache = "tier in (web, cache)"
no_env = "!env"
not_prod = "env,env!=prod"
