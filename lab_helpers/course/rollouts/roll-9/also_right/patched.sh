kubectl patch service bg -p '{"spec": {"selector": {"colour": "green"}}}'
