namespace ComplianceGrains.Evidence.Exports;

/// <summary>What an entry is in a package.</summary>
internal enum RecordStatus
{
    Before,
    Kept,
    Deleted,
    After,
}
