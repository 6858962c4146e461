prod_web = "tier in (web), env in (prod)"
web_or_cache = "tier,tier in (cache,web)"
no_env = "! env"
not_prod = "env notin (prod), env"
