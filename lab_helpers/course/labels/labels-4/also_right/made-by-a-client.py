def requirement(key, values):
    return f"{key} in ({', '.join(values)})"


prod_web = ",".join([requirement("env", ["prod"]), requirement("tier", ["web"])])
web_or_cache = requirement("tier", ["web", "cache"])
no_env = ["!env"]
not_prod = "env!=prod, env"
