import subprocess


def printed(command: str) -> str:
    """What kubectl would send."""
    arguments = f"kubectl create {command} --dry-run=client -o yaml"
    return subprocess.run(arguments, shell=True, capture_output=True, text=True, check=True).stdout


# kubectl writes today's notation by itself
manifest = "---\n".join(
    [
        printed("ingress shop --class=nginx --rule='shop.example/*=shop:80'"),
        printed("deployment shop --image=nginx:1.26.3 --replicas=2"),
    ]
)
subprocess.run("kubectl apply --server-side -f -", shell=True, input=manifest, text=True, check=True)
