import { lookAlikes } from "../../corpus/formats/payment-look-alikes.ts";
import { paymentFormats } from "../../corpus/formats/payment.ts";
import { paymentDetectors } from "../../src/detectors/secrets/payment.ts";
import { describeFamily } from "./describe-family.ts";

describeFamily(paymentDetectors, paymentFormats, lookAlikes);
