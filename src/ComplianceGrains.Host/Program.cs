using ComplianceGrains.Host.Hosting;
using ComplianceGrains.Host.Settings;

return HostArguments.Parse(args) is { } arguments ? await HostRun.RunAsync(arguments) : 2;
