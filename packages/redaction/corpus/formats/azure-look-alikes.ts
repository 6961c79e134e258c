/** Texts that have something of the secrets of Azure, and are none. */
export const lookAlikes: readonly string[] = [
  "~".repeat(43),
  ".ui.visible.right.sidebar~.ui.visible.left.sidebar~.pusher{transform:translate3d(0,0,0)}",
  "'url': 'http://www.2doc.nl/speel~VARA_101375237~mh17-het-verdriet-van-nederland~.html',",
  "https://p3-juejin.byteimg.com/tos-cn-i-k3u1fbpfcp/6a9e704af49b4380bb686f0c96d33b81~tplv-k3u1fbpfcp-watermark.image",
  "USK@u2vn3Lh6Kte2-TgBSNKorbsKkuAt34ckoLmgx0ndXO0,4~q8Q~3wIHjX9DT0yCNfQmr9oxmYrDZoQVLOdNg~yk0,AQACAAE/WebOfTrust",
  `client_secret=bP88Q~${"x".repeat(34)}`,
  "AccountKey=<your-account-key>;EndpointSuffix=core.windows.net",
  "azure_version: 2024-10-21, azure region: westeurope",
  "azure_tenant_id: 8601b555-6a83-4c12-8269-97c8e32cdb22",
  "https://example.com/?sig=none&code=US",
  "azure_response: GoogleCloudGkemulticloudV1ListAzureNodePoolsResponse",
  `data:image/png;base64,iVBORw0KGgo${"aB3dE6gH9k".repeat(8)}+ASt${"x1Y2".repeat(20)}`,
];
