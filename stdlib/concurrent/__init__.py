"""What runs beside the program: concurrent.futures."""
