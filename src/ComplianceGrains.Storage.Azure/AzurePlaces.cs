namespace ComplianceGrains.Storage.Azure;

/// <summary>Where a store on Azure is: each an https address that the process enters with its own identity, or a connection string.</summary>
/// <param name="Tables">Histories, logs and incidents.</param>
/// <param name="Keys">Wrapped keys, in an account of their own: what shreds them must not meet a backup.</param>
/// <param name="Blobs">Files, and the write-once copy of what was signed.</param>
public sealed record AzurePlaces(string Tables, string Keys, string Blobs);
