/** Texts that have something of the secrets of media and content, and are none. */
export const lookAlikes: readonly string[] = [
  "adobe: https://developer.adobe.com/console",
  "Step8e-12 and p8e-short",
  "contentful: name_of_a_function_in_a_program_that_calls_it",
  "dropbox: synchronization",
  "He spoke Engl. and sl. slowly",
  "https://res.cloudinary.com/demo/image/upload/v1312461204/sample.jpg",
  "CFPAT-your-token",
  "fio-u-ser",
];
