"""What all languages share in numbers: how digits are grouped, and how words add up."""
