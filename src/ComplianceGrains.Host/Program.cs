using ComplianceGrains.Host.Hosting;

return HostArguments.Parse(args) is { } arguments ? await HostRun.RunAsync(arguments) : 2;
