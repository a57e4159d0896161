"""What a class did: exported progress files, results, forecasts, and their page."""
