import { serveTasks } from "../../../src/server/worker/serveTasks.ts";
import { hostileTasks } from "./hostileTasks.ts";

serveTasks(hostileTasks);
