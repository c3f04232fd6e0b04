// What every plain page may need.
import "./show_password";
import "./signed_in";
