print("gp")
