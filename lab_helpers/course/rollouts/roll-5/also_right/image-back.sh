kubectl set image deployment/shop web=nginx:1.26.3
