kubectl set selector service bg app=bg,colour=green
