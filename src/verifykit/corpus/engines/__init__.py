"""Where steps run on blocks, and what is kept between them."""
