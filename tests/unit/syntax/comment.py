

   # only a comment

