// Everything that one stamp of ComplianceGrains runs on. No secret is created, stored or passed anywhere:
// the silos' managed identity is the only way in. What the host does not use yet stands in README.md.
targetScope = 'subscription'

@minLength(3)
@maxLength(12)
@description('Short name of the stamp, e.g. cg-eu-prod: part of every resource name.')
param environmentName string

@description('Region of the stamp; all its data stays there.')
param location string

@description('How many silos run. Three survive the loss of one with a quorum of witnesses left.')
@minValue(3)
@maxValue(16)
param siloCount int = 3

@description('Image of the host. azd sets it; the first provisioning uses a placeholder.')
param image string = 'mcr.microsoft.com/dotnet/samples:aspnetapp'

@description('Days for which no checkpoint can be changed or removed by anybody.')
param checkpointRetentionDays int = 3653

@description('Domain that stands in every log name.')
param evidenceOrigin string

@description('Version of the vault\'s signing key that signs, as an address; empty for the only one that there is, of a new stamp.')
param signingKey string = ''

@description('Versions that signed before, the first one first.')
param signingKeysBefore string[] = []

@description('Version that will sign, stated before it does; empty if none is prepared.')
param signingKeyNext string = ''

@description('Version of the vault\'s root key that wraps, as an address; empty for the only one that there is.')
param rootKey string = ''

@description('Version that wrapped before and opens once more; empty if none does.')
param rootKeyBefore string = ''

var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module network 'network.bicep' = {
  scope: group
  params: { environmentName: environmentName, location: location, tags: tags }
}

module identity 'identity.bicep' = {
  scope: group
  params: { environmentName: environmentName, location: location, tags: tags }
}

module watching 'monitoring.bicep' = {
  scope: group
  params: {
    environmentName: environmentName
    location: location
    tags: tags
  }
}

module storage 'storage.bicep' = {
  scope: group
  params: {
    environmentName: environmentName
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    subnetId: network.outputs.endpointsSubnetId
    zones: network.outputs.zones
    checkpointRetentionDays: checkpointRetentionDays
  }
}

module keys 'keys.bicep' = {
  scope: group
  params: {
    environmentName: environmentName
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    subnetId: network.outputs.endpointsSubnetId
    zoneId: network.outputs.zones.vault
    workspaceId: watching.outputs.workspaceId
  }
}

module silos 'silos.bicep' = {
  scope: group
  params: {
    environmentName: environmentName
    location: location
    tags: tags
    siloCount: siloCount
    image: image
    evidenceOrigin: evidenceOrigin
    subnetId: network.outputs.silosSubnetId
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    registryServer: identity.outputs.registryServer
    workspaceName: watching.outputs.workspaceName
    ingressNetwork: network.outputs.silosNetwork
    signingKey: empty(signingKey) ? keys.outputs.signingKey : signingKey
    signingKeysBefore: signingKeysBefore
    signingKeyNext: signingKeyNext
    rootKey: empty(rootKey) ? keys.outputs.rootKey : rootKey
    rootKeyBefore: rootKeyBefore
    tables: storage.outputs.tables
    keys: storage.outputs.keys
    blobs: storage.outputs.blobs
  }
}

output AZURE_CONTAINER_REGISTRY_ENDPOINT string = identity.outputs.registryServer
output SERVICE_API_ENDPOINTS array = silos.outputs.endpoints
