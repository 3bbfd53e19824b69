namespace ComplianceGrains.Evidence.Exports;

/// <summary>The material does not make a valid package: something was altered in storage, or is not in lifecycle yet. No package is written.</summary>
public sealed class ExportSourceException(string message) : InvalidOperationException(message);
