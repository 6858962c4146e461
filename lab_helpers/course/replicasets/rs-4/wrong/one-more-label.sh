# caught by: released
# A further label takes nothing away from what the selector asks for.
kubectl label "$(kubectl get pods -o name | head -1)" quarantine=yes
