/** Texts that have something of the secrets of hosts of applications, and are none. */
export const lookAlikes: readonly string[] = [
  'heroku[router]: at=info method=GET path="/" host=ann.herokuapp.com request_id=8601b555-6a83-4c12-8269-97c8e32cdb22 fwd="1.2.3.4"',
  `api_key = "fo1_${"x".repeat(43)}"`,
  "pub const MINIDUMP_SYSMEMINFO1_PERF_CCTOTALDIRTYPAGES_CCDIRTYPAGETHRESHOLD: u32 = 4u32;",
  `<input type="hidden" value="7SWa-Fo1_hsC6oovfBsJFLGPUl2EhkSWPbJhWANwgaJWBDl1vxd9VNqXTNAefsJqzIRYaZEfYZLffa31rw8zJA" />`,
  "dapi123456789012345678a9bc01234defg5",
  `key = 4b1d${"X".repeat(38)}`,
  "adf4b1dbRdW3rOcB7xLthrM4BTBGK1qPLkHigpN1bXD6z",
  "vercel deployment: dpl_8FZ3kQ, netlify site: https://app.netlify.com/sites/ann",
  "railway line 3: from A to B; rnd_seed = 42; nfs_mount; ddp_backend = nccl",
  "render: function () {}, supabase: https://xyz.supabase.co, neon lights",
  "a dose of 500mg, doses and dapiprazole",
];
