// A network of its own. Storage and keys have no public door; the silos reach them through private endpoints.
param environmentName string
param location string
param tags object

var silosNetwork = '10.40.0.0/23'

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-${environmentName}'
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: ['10.40.0.0/16'] }
    subnets: [
      {
        name: 'silos'
        properties: {
          addressPrefix: silosNetwork
          delegations: [{ name: 'apps', properties: { serviceName: 'Microsoft.App/environments' } }]
        }
      }
      {
        name: 'endpoints'
        properties: { addressPrefix: '10.40.4.0/24', privateEndpointNetworkPolicies: 'Enabled' }
      }
    ]
  }
}

var names = {
  table: 'privatelink.table.${environment().suffixes.storage}'
  blob: 'privatelink.blob.${environment().suffixes.storage}'
  vault: 'privatelink.vaultcore.azure.net'
}

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for item in items(names): {
    name: item.value
    location: 'global'
    tags: tags
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (item, i) in items(names): {
    parent: zones[i]
    name: 'link-${environmentName}'
    location: 'global'
    tags: tags
    properties: { registrationEnabled: false, virtualNetwork: { id: network.id } }
  }
]

output silosSubnetId string = '${network.id}/subnets/silos'
output silosNetwork string = silosNetwork
output endpointsSubnetId string = '${network.id}/subnets/endpoints'
output zones object = { blob: zones[0].id, table: zones[1].id, vault: zones[2].id }
