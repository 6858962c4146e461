missed = "cm, pvc, ing, roles, pdb, serviceaccounts, endpointslices"
