__all__ = ["shown", "_also"]
shown, hidden, _also = 1, 2, 3
