using System.CommandLine;
using System.Security.Cryptography;
using ComplianceGrains.Cli.Envelopes;
using ComplianceGrains.Cli.Terminal;
using ComplianceGrains.Evidence.Envelopes;
using NodaTime;

namespace ComplianceGrains.Cli.Exports;

/// <summary><c>compliance export encrypt FILE --to CERTIFICATE</c>: a package on its way, for its recipient alone.</summary>
internal static class EncryptCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "What is to be sent: a package, or any other file." };
        var to = new Option<string>("--to") { Description = "The recipient's certificate (PEM, RSA), received from themselves.", Required = true };
        var command = new Command("encrypt", "Encrypt a package to its recipient as FILE.p7m; they open it with: openssl cms -decrypt -binary -inform DER -in FILE.p7m -inkey KEY -out FILE") { file, to };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(file), parsed.GetRequiredValue(to), parsed.InvocationConfiguration, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string file, string to, InvocationConfiguration console, CancellationToken cancellation)
    {
        try
        {
            using var recipient = Envelope.Recipient(await File.ReadAllTextAsync(to, cancellation), SystemClock.Instance.GetCurrentInstant().ToDateTimeOffset());
            await EncryptedFile.WriteAsync(recipient, file, EncryptedFile.NameOf(file), cancellation);
            await console.Output.WriteLineAsync(EncryptedFile.NameOf(file));
            return ExitCode.Fine;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            await console.Error.WriteLineAsync(failure.Message);
            return ExitCode.CouldNotBeDone;
        }
    }
}
