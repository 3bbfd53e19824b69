// One app per silo, one replica each: replicas of one app have no address of their own, and Orleans needs one per silo.
// Every silo gets a TCP port of its own on the environment's static address; HTTP goes through each app's ingress.
param environmentName string
param location string
param tags object
param siloCount int
param image string
param evidenceOrigin string
param subnetId string
param ingressNetwork string
param identityId string
param identityClientId string
param registryServer string
param workspaceName string
param tables string
param keys string
param signingKey string
param signingKeysBefore string[]
param signingKeyNext string
param rootKey string
param rootKeyBefore string
param blobs string

var firstSiloPort = 11100

// Versions of keys that are coming or have been: without the former ones nothing that they signed verifies, and nothing that they wrapped opens.
var otherKeys = concat(
  map(signingKeysBefore, (key, i) => { name: 'Keys__SigningBefore__${i}', value: key }),
  empty(signingKeyNext) ? [] : [{ name: 'Keys__SigningNext', value: signingKeyNext }],
  empty(rootKeyBefore) ? [] : [{ name: 'Keys__RootBefore', value: rootKeyBefore }]
)

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

resource apps 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: 'cae-${environmentName}'
  location: location
  tags: tags
  properties: {
    zoneRedundant: true
    vnetConfiguration: { infrastructureSubnetId: subnetId, internal: true }
    workloadProfiles: [
      { name: 'silos', workloadProfileType: 'D4', minimumCount: siloCount, maximumCount: siloCount + 1 }
    ]
    appLogsConfiguration: { destination: 'azure-monitor' }
    peerTrafficConfiguration: { encryption: { enabled: true } }
  }
}

resource appLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: apps
  name: 'logs'
  properties: { workspaceId: workspace.id, logs: [{ categoryGroup: 'allLogs', enabled: true }] }
}

resource silos 'Microsoft.App/containerApps@2024-03-01' = [
  for i in range(0, siloCount): {
    name: 'silo-${i}'
    location: location
    tags: union(tags, { 'azd-service-name': 'silo-${i}' })
    identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
    properties: {
      environmentId: apps.id
      workloadProfileName: 'silos'
      configuration: {
        activeRevisionsMode: 'Single'
        registries: [{ server: registryServer, identity: identityId }]
        ingress: {
          external: true
          transport: 'http'
          targetPort: 8080
          allowInsecure: false
          additionalPortMappings: [{ external: false, targetPort: firstSiloPort + i, exposedPort: firstSiloPort + i }]
        }
      }
      template: {
        terminationGracePeriodSeconds: 90
        scale: { minReplicas: 1, maxReplicas: 1 }
        volumes: [{ name: 'data', storageType: 'EmptyDir' }]
        containers: [
          {
            name: 'host'
            image: image
            resources: { cpu: json('3.5'), memory: '14Gi' }
            volumeMounts: [{ volumeName: 'data', mountPath: '/data' }]
            env: concat(
              [
                { name: 'ASPNETCORE_URLS', value: 'http://+:8080' }
                { name: 'ComplianceGrains__Data', value: '/data' }
                { name: 'Storage__Kind', value: 'azure' }
                { name: 'Storage__Tables', value: tables }
                { name: 'Storage__Keys', value: keys }
                { name: 'Storage__Blobs', value: blobs }
                { name: 'Keys__Signing', value: signingKey }
                { name: 'Keys__Root', value: rootKey }
                { name: 'Cluster__Id', value: environmentName }
                { name: 'Cluster__Address', value: apps.properties.staticIp }
                { name: 'Cluster__SiloPort', value: string(firstSiloPort + i) }
                { name: 'Origin', value: evidenceOrigin }
                { name: 'Proxies__0', value: ingressNetwork }
                { name: 'AZURE_CLIENT_ID', value: identityClientId }
              ],
              otherKeys
            )
            probes: [
              { type: 'Startup', httpGet: { path: '/health/live', port: 8080 }, periodSeconds: 3, failureThreshold: 10 }
              {
                type: 'Readiness'
                httpGet: { path: '/health/ready', port: 8080 }
                periodSeconds: 5
                failureThreshold: 3
              }
              {
                type: 'Liveness'
                httpGet: { path: '/health/live', port: 8080 }
                periodSeconds: 10
                failureThreshold: 6
              }
            ]
          }
        ]
      }
    }
  }
]

output endpoints array = [for i in range(0, siloCount): 'https://${silos[i].properties.configuration.ingress.fqdn}']
