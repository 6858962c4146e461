kubectl rollout undo deployment shop
