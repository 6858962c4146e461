# caught by: exists
for number in 1 2 3; do kubectl run web-rs-$number --image=nginx:1.26.3 --labels=app=web; done
