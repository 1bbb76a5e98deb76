import { Application } from "./shell/application";

void new Application().start();
