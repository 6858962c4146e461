# caught by: unknown-pods
prod_web = "env=prod,tier=web"
web_or_cache = "tier!=db"
no_env = "!env"
not_prod = "env,env!=prod"
