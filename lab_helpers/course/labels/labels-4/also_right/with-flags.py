prod_web = "--selector='env==prod,tier==web'"
web_or_cache = "-l 'tier in (web,cache)'"
no_env = "--selector '!env'"
not_prod = "-l env,env!=prod"
