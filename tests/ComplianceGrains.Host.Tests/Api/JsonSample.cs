using System.Text.Json.Nodes;

namespace ComplianceGrains.Host.Tests.Api;

/// <summary>A good request: where to, what, and a role that may.</summary>
public sealed record JsonSample(string Path, JsonObject Body, string Role);
