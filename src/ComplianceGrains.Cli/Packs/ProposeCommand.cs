using System.CommandLine;
using ComplianceGrains.Cli.Hosts;
using ComplianceGrains.Cli.Terminal;

namespace ComplianceGrains.Cli.Packs;

/// <summary><c>compliance pack propose FOLDER --reason … --url …</c></summary>
internal static class ProposeCommand
{
    public static Command Create()
    {
        var host = new HostOptions();
        var folder = new Argument<DirectoryInfo>("folder") { Description = "The folder of the version, such as jurisdictions/eu/7. The scenarios beside it (jurisdictions/eu/scenarios) go with it." };
        var reason = new Option<string>("--reason") { Description = "Why; kept with the proposal.", Required = true };
        var review = new Option<string?>("--review-by") { Description = "It is an emergency: one other person approves it, and somebody who had no part in it looks at it until this instant, such as 2026-12-20T17:00:00Z." };
        var from = new Option<string?>("--from") { Description = "Of an emergency: from which instant it rules, on its day or later." };
        var command = new Command("propose", "Propose a version to a running host, which checks and tests it. Another person approves it.") { folder, reason, review, from, host.Url, host.Key };
        command.SetAction(async (parsed, cancellation) =>
        {
            var version = parsed.GetRequiredValue(folder);
            if (!File.Exists(Path.Combine(version.FullName, "pack.yaml")) || version.Parent is not { } jurisdiction)
            {
                Console.Error.WriteLine($"{version} is no folder of a version: there is no pack.yaml in it.");
                return ExitCode.WrongUse;
            }

            return await host.AskAsync(parsed, async connection =>
            {
                using var form = Form(version.FullName, Path.Combine(jurisdiction.FullName, "scenarios"), parsed.GetRequiredValue(reason), ("reviewBy", parsed.GetValue(review)), ("from", parsed.GetValue(from)));
                var (pack, objection) = await connection.PostFormAsync($"/v1/jurisdictions/{Uri.EscapeDataString(jurisdiction.Name)}/packs", form, cancellation);
                if (pack is null)
                    return HostOptions.Objected(objection);
                Console.Out.WriteLine($"{pack["id"]} {pack["digest"]}: {pack["status"]}, begins {pack["inForceFrom"]}. Another person approves it: compliance pack approve {pack["id"]}.");
                return ExitCode.Fine;
            }, cancellation);
        });
        return command;
    }

    private static MultipartFormDataContent Form(string version, string scenarios, string reason, params (string Part, string? Text)[] others)
    {
        var form = new MultipartFormDataContent { { new StringContent(reason), "reason" } };
        foreach (var (part, text) in others)
            if (text is not null)
                form.Add(new StringContent(text), part);
        foreach (var file in Directory.EnumerateFiles(version, "*.yaml"))
            form.Add(new ByteArrayContent(File.ReadAllBytes(file)), "files", Path.GetFileName(file));
        foreach (var file in Directory.Exists(scenarios) ? Directory.EnumerateFiles(scenarios, "*.yaml") : [])
            form.Add(new ByteArrayContent(File.ReadAllBytes(file)), "scenarios", Path.GetFileName(file));
        return form;
    }
}
