using System.Collections.Concurrent;
using System.Reflection;
using ComplianceGrains.Evidence.Tests;
using Xunit.Sdk;

namespace ComplianceGrains.Browser.Tests;

/// <summary>Every package that the tests of the C# verifier make, found by running them: a test that is added there is heard here.</summary>
internal static class KnownMutants
{
    /// <summary>Those that are a few packages each.</summary>
    public static IReadOnlyList<Type> Named { get; } = [typeof(GoldenPackage), typeof(ChangedPackages), typeof(ForgedHistories), typeof(EndedLogs), typeof(HostilePackages), typeof(HonestPackages), typeof(ReadableAnnexes), typeof(Cosignatures)];

    /// <summary>Those that try hundreds of random changes each.</summary>
    public static IReadOnlyList<Type> Random { get; } = [typeof(OneChangedByte), typeof(PackageProperties)];

    /// <summary>The tests among the named that try hundreds of random changes too.</summary>
    public static bool IsRandom(MethodInfo test) => test.Name is nameof(GoldenPackage.Any_bit_flipped_in_it_is_refused_or_changes_no_unpacked_byte) or nameof(GoldenPackage.Every_byte_of_a_file_matters);

    /// <summary>Runs the tests of a class and hears which packages they have judged; tests that skip themselves are passed over.</summary>
    public static async Task<IReadOnlyList<(string Test, JudgedPackage Package)>> OfAsync(Type tests, Func<MethodInfo, bool>? which = null)
    {
        var heard = new ConcurrentQueue<(string, JudgedPackage)>();
        foreach (var test in tests.GetMethods().Where(m => m.GetCustomAttribute<FactAttribute>() is not null && which?.Invoke(m) != false))
        {
            foreach (var arguments in test.GetCustomAttribute<TheoryAttribute>() is null ? [[]] : test.GetCustomAttributes<DataAttribute>().SelectMany(data => data.GetData(test)))
                await Judge.ListenAsync(package => heard.Enqueue(($"{tests.Name}.{test.Name}({string.Join(", ", arguments.Where(a => a is string))})", package)), () => RunAsync(tests, test, arguments));
        }
        return [.. heard];
    }

    private static async Task RunAsync(Type tests, MethodInfo test, object?[] arguments)
    {
        try
        {
            if (test.Invoke(Activator.CreateInstance(tests), arguments) is Task running)
                await running;
        }
        catch (Exception e) when (e is Xunit.SkipException || e.InnerException is Xunit.SkipException)
        {
            // What is not beside the repository, or not installed, is reported by the test itself.
        }
    }
}
