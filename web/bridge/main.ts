// The program in a page of its own (assets/pages/shell.html).
import { run } from "./client";

void run();
