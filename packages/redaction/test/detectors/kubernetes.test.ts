import { kubernetesFormats } from "../../corpus/formats/kubernetes.ts";
import { lookAlikes } from "../../corpus/formats/kubernetes-look-alikes.ts";
import { kubernetesDetectors } from "../../src/detectors/secrets/kubernetes.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(kubernetesDetectors, kubernetesFormats, lookAlikes);
