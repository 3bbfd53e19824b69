// Histories (tables), keys (an account of their own: shredding must not meet a backup), archive (blobs, checkpoints write-once).
param environmentName string
param location string
param tags object
param principalId string
param subnetId string
param zones object
param checkpointRetentionDays int

var tableContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
var blobContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var suffix = uniqueString(resourceGroup().id)

// No geo-replication for histories: a failover keeps no order between partitions, so a log could come back ahead of its decisions.
resource histories 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: 'sth${suffix}'
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_ZRS' }
  properties: closed
}

resource keys 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: 'stk${suffix}'
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_ZRS' }
  properties: closed
}

resource archive 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: 'sta${suffix}'
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_GZRS' }
  properties: closed
}

var closed = {
  minimumTlsVersion: 'TLS1_2'
  supportsHttpsTrafficOnly: true
  allowSharedKeyAccess: false
  allowBlobPublicAccess: false
  allowCrossTenantReplication: false
  defaultToOAuthAuthentication: true
  publicNetworkAccess: 'Disabled'
  networkAcls: { defaultAction: 'Deny', bypass: 'None' }
  encryption: {
    keySource: 'Microsoft.Storage'
    requireInfrastructureEncryption: true
    services: {
      table: { enabled: true, keyType: 'Account' }
      blob: { enabled: true, keyType: 'Account' }
    }
  }
}

resource historyTables 'Microsoft.Storage/storageAccounts/tableServices@2024-01-01' = {
  parent: histories
  name: 'default'
}

// The silos' role may make tables too; these are made here so that the first start finds them.
resource tables 'Microsoft.Storage/storageAccounts/tableServices/tables@2024-01-01' = [
  for name in ['cells', 'logs', 'incidents']: {
    parent: historyTables
    name: name
  }
]

resource keyTables 'Microsoft.Storage/storageAccounts/tableServices@2024-01-01' = {
  parent: keys
  name: 'default'
}

resource keyTable 'Microsoft.Storage/storageAccounts/tableServices/tables@2024-01-01' = {
  parent: keyTables
  name: 'keys'
}

// Neither versions nor soft delete: what is shredded must be gone.
resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: archive
  name: 'default'
  properties: {
    isVersioningEnabled: false
    deleteRetentionPolicy: { enabled: false }
    containerDeleteRetentionPolicy: { enabled: true, days: 7 }
  }
}

resource files 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: 'files'
  properties: { publicAccess: 'None' }
}

resource checkpoints 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: 'checkpoints'
  properties: { publicAccess: 'None' }
}

// Apart from the checkpoints: a damaged cosignature is asked for again and written over.
resource cosignatures 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: 'cosignatures'
  properties: { publicAccess: 'None' }
}

// Unlocked here, locked by hand after acceptance: a locked policy can be lengthened and never removed.
resource writeOnce 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2024-01-01' = {
  parent: checkpoints
  name: 'default'
  properties: { immutabilityPeriodSinceCreationInDays: checkpointRetentionDays, allowProtectedAppendWrites: false }
}

resource tableRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: histories
  name: guid(histories.id, principalId, tableContributor)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', tableContributor)
  }
}

resource keyRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: keys
  name: guid(keys.id, principalId, tableContributor)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', tableContributor)
  }
}

resource archiveRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: archive
  name: guid(archive.id, principalId, blobContributor)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobContributor)
  }
}

module historyDoor 'door.bicep' = {
  params: {
    name: 'pe-${histories.name}-table'
    location: location
    tags: tags
    subnetId: subnetId
    zoneId: zones.table
    targetId: histories.id
    part: 'table'
  }
}

module keyDoor 'door.bicep' = {
  params: {
    name: 'pe-${keys.name}-table'
    location: location
    tags: tags
    subnetId: subnetId
    zoneId: zones.table
    targetId: keys.id
    part: 'table'
  }
}

module archiveDoor 'door.bicep' = {
  params: {
    name: 'pe-${archive.name}-blob'
    location: location
    tags: tags
    subnetId: subnetId
    zoneId: zones.blob
    targetId: archive.id
    part: 'blob'
  }
}

resource noDelete 'Microsoft.Authorization/locks@2020-05-01' = {
  scope: histories
  name: 'histories-${environmentName}'
  properties: {
    level: 'CanNotDelete'
    notes: 'Decision histories. Remove the lock only with the approval of two people.'
  }
}

output tables string = histories.properties.primaryEndpoints.table
output keys string = keys.properties.primaryEndpoints.table
output blobs string = archive.properties.primaryEndpoints.blob
