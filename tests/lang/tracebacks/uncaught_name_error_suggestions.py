def compute(alpha_value):
    return alpha_valeu
compute(1)
