some_rather_long_variable_name = {"first key": 1, "second key": {"nested": [1, 2, 3]}}; other = some_rather_long_variable_name["second key"]["nested"][7] + 1
