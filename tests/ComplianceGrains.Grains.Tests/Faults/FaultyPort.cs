using System.Collections.Concurrent;
using System.Reflection;

namespace ComplianceGrains.Grains.Tests.Faults;

/// <summary>A store that fails as planned at any of its calls, around one that does not. It needs no knowledge of the port, so a port may grow.</summary>
public class FaultyPort : DispatchProxy
{
    private static readonly MethodInfo Generic = typeof(FaultyPort).GetMethod(nameof(AnswerAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly ConcurrentDictionary<Type, MethodInfo> Answers = new();

    private object _inner = new();
    private FaultPlan _faults = new();
    private string _port = "";

    public static T Around<T>(T inner, FaultPlan faults)
        where T : class
    {
        var port = Create<T, FaultyPort>();
        var proxy = (FaultyPort)(object)port;
        (proxy._inner, proxy._faults, proxy._port) = (inner, faults, typeof(T).Name);
        return port;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var method = targetMethod!;
        object? Call() => method.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);
        if (method.IsSpecialName)
            return Call();
        var name = $"{_port}.{method.Name}";
        var fault = _faults.Of(name);
        var asked = (args ?? []).OfType<CancellationToken>().LastOrDefault();
        if (method.ReturnType == typeof(Task))
            return DoAsync(Call, fault, name, _faults, asked);
        if (method.ReturnType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Task<>))
            return Answers.GetOrAdd(type, task => Generic.MakeGenericMethod(task.GetGenericArguments()[0])).Invoke(null, [(Func<object?>)Call, fault, name, _faults, asked]);
        return fault is Fault.Error or Fault.TimedOut ? throw Failure(name, fault) : Call();
    }

    private static async Task DoAsync(Func<object?> call, Fault fault, string name, FaultPlan faults, CancellationToken asked) =>
        await AnswerAsync<bool>(() => Done((Task)call()!), fault, name, faults, asked);

    private static async Task<bool> Done(Task task)
    {
        await task;
        return true;
    }

    private static async Task<T> AnswerAsync<T>(Func<object?> call, Fault fault, string name, FaultPlan faults, CancellationToken asked)
    {
        if (fault == Fault.Error)
            throw Failure(name, fault);
        if (fault == Fault.Slow)
            await faults.Gate.Task.WaitAsync(asked);
        var answer = await (Task<T>)call()!;
        return fault == Fault.TimedOut ? throw Failure(name, fault) : answer;
    }

    private static IOException Failure(string name, Fault fault) => new($"Planned: {name} {(fault == Fault.Error ? "fails" : "gives no answer")}.");
}
