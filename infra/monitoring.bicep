// Where the apps' standard output goes. Traces and metrics leave a silo by OTLP, to whatever OTEL_EXPORTER_OTLP_ENDPOINT names.
param environmentName string
param location string
param tags object

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: 'log-${environmentName}'
  location: location
  tags: tags
  properties: { sku: { name: 'PerGB2018' }, retentionInDays: 90, workspaceCapping: { dailyQuotaGb: 20 } }
}

output workspaceId string = workspace.id
output workspaceName string = workspace.name
