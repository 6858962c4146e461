# caught by: leads
kubectl set selector service bg app=bg,colour=gren
