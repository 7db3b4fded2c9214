def echo(text: str) -> str:
    """Gives it back."""
