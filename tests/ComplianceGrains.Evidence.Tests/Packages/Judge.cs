using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Verifying;
using ComplianceGrains.Evidence.Verifying.Steps;

namespace ComplianceGrains.Evidence.Tests;

/// <summary>Where every test has its packages verified, so that whoever runs a test with another verifier at hand can listen.</summary>
public static class Judge
{
    private static readonly AsyncLocal<Action<JudgedPackage>?> Listener = new();

    public static VerificationReport Verify(byte[] zip, TrustFile trust, VerifierOptions? options = null)
    {
        var report = PackageVerifier.Verify(new MemoryStream(zip), trust, options);
        Listener.Value?.Invoke(new JudgedPackage(zip, trust, options ?? new VerifierOptions(), report));
        return report;
    }

    /// <summary>Hears of every package that is judged while something runs, on whatever thread.</summary>
    public static async Task ListenAsync(Action<JudgedPackage> heard, Func<Task> run)
    {
        Listener.Value = heard;
        try
        {
            await run();
        }
        finally
        {
            Listener.Value = null;
        }
    }
}
