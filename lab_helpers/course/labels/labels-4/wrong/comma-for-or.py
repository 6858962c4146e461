# caught by: web_or_cache
prod_web = "env=prod,tier=web"
web_or_cache = "tier=web,tier=cache"
no_env = "!env"
not_prod = "env,env!=prod"
