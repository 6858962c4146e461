# caught by: exists
for number in 1 2 3; do kubectl run "shop-$number" --image=nginx:1.26.3 --labels=app=shop; done
