using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ComplianceGrains.Cli.Terminal;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Verifying;
using ComplianceGrains.Evidence.Verifying.Steps;

namespace ComplianceGrains.Cli.Exports;

/// <summary><c>compliance export verify FILE --key TRUST [--pin CHECKPOINT]… [--witness-key KEYS]…</c>: offline, needs nothing but the two files.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The package, a zip." };
        var key = new Option<string>("--key") { Description = "The trust file: the firm's public keys (vkeys, one a line), received outside the package.", Required = true };
        var pin = new Option<string[]>("--pin") { Description = "A signed checkpoint that you kept from earlier; may be given several times." };
        var root = new Option<string[]>("--tsa-root") { Description = "A root certificate (PEM) of a time-stamping authority that you trust; may be given several times." };
        var witness = new Option<string[]>("--witness-key") { Description = "Keys of witnesses whose word you take (vkeys, one a line), received outside the package; may be given several times." };
        var json = new Option<bool>("--json") { Description = "Write the report as JSON." };
        var command = new Command("verify", "Prove that a package is complete and unaltered, and list what it hides by which rule.") { file, key, pin, root, witness, json };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(file), parsed.GetRequiredValue(key), parsed.GetValue(pin) ?? [], parsed.GetValue(root) ?? [], parsed.GetValue(witness) ?? [], parsed.GetValue(json), parsed.InvocationConfiguration));
        return command;
    }

    private static int Run(string file, string key, string[] pins, string[] roots, string[] witnesses, bool json, InvocationConfiguration console)
    {
        VerificationReport report;
        try
        {
            var certificates = new X509Certificate2Collection();
            foreach (var root in roots)
                certificates.ImportFromPemFile(root);
            var options = new VerifierOptions
            {
                Pins = [.. pins.Select(p => (ReadOnlyMemory<byte>)File.ReadAllBytes(p))],
                TimestampRoots = certificates,
                Witnesses = [.. witnesses.SelectMany(w => WitnessKey.ParseFile(File.ReadAllText(w)))],
            };
            report = PackageVerifier.Verify(file, TrustFile.Parse(File.ReadAllText(key)), options);
        }
        catch (Exception e) when (e is EvidenceFormatException or CryptographicException)
        {
            console.Error.WriteLine(e.Message);
            return ExitCode.CouldNotBeDone;
        }
        console.Output.Write(json ? VerifyOutput.Json(report) : VerifyOutput.Text(report));
        return report switch
        {
            { IsValid: true } => ExitCode.Fine,
            { UnprovenSize: not null } => ExitCode.NotProven,
            _ => ExitCode.NotFine,
        };
    }
}
