where = "namespace package"
